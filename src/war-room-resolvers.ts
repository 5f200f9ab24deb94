import { AttachmentResolver, IncidentAttachmentsResolver } from './incidents/evidence/attachment.resolver.ts';
import { AttachmentCustodyResolver, CustodyEntryResolver } from './incidents/evidence/custody.resolver.ts';
import { CommentResolver, IncidentCommentsResolver } from './incidents/room/comment.resolver.ts';
import {
  CorrespondenceResolver,
  IncidentCorrespondenceResolver,
} from './incidents/room/correspondence.resolver.ts';
import { DecisionResolver, IncidentDecisionsResolver } from './incidents/room/decision.resolver.ts';
import { IncidentQuestionsResolver, QuestionResolver } from './incidents/room/question.resolver.ts';
import { IncidentTasksResolver, TaskResolver } from './incidents/room/task.resolver.ts';

/** What a team works with while an incident runs: questions, tasks, comments, decisions, letters, evidence. */
export const warRoomResolvers = [
  TaskResolver,
  IncidentTasksResolver,
  QuestionResolver,
  IncidentQuestionsResolver,
  CommentResolver,
  IncidentCommentsResolver,
  DecisionResolver,
  IncidentDecisionsResolver,
  AttachmentResolver,
  IncidentAttachmentsResolver,
  CustodyEntryResolver,
  AttachmentCustodyResolver,
  CorrespondenceResolver,
  IncidentCorrespondenceResolver,
] as const;
