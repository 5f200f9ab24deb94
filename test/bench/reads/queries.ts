/** One kind of read: the query our API is sent, the path of the reference, and what varies. */
export interface Read {
  readonly name: 'q1' | 'q2' | 'q3';
  readonly what: string;
  readonly query: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

const TIME = '{ at toleranceMinutes zone earliest }';

const ONE = `query One($id: ID!) {
  incident(id: $id) {
    id reference title state exercise version warnings createdAt updatedAt
    occurredFrom ${TIME} occurredTo ${TIME} detected ${TIME} aware ${TIME} contained ${TIME}
    dataSets {
      id name role controllers personalData categories medium confidentiality integrity availability
      protection { encrypted keySafe availableElsewhere passwordsRecoverable algorithm keyLocation }
      groups { id kind jurisdiction count countKind }
    }
    obligations {
      id ruleId ruleVersion title source citation verification recipientKind recipientKey recipientName recipientDecided
      verdict state startEvent startAt dueAt dueLocal remaining overdueBy provisional incidentVersion updatedAt
      why { value says clause facts } openQuestions { key question } derivation { says at local }
      filings { id kind channel state filedWith dueAt dueProvisional submittedAt lateBy reference recordedAt }
    }
  }
  timeline(incidentId: $id, first: 8) { nodes { id seq type at memberId details } pageInfo { hasNextPage } }
}`;

const BOARD = `query Board($after: String) {
  incidents(first: 50, after: $after) {
    nodes {
      id reference title state exercise createdAt updatedAt aware { earliest }
      dataSets { id name categories }
      obligations { id title source citation recipientName verdict state dueAt remaining overdueBy provisional }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const FLAT = `query Flat($after: String) {
  incidents(first: 100, after: $after) {
    nodes { id reference title state exercise version createdAt updatedAt }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** The three reads, over many incidents and many pages, so that no answer is read twice in a row. */
export function readsOver(ids: readonly string[], cursors: readonly string[]): readonly Read[] {
  const pages = cursors.map((after) => ({ after }));
  return [
    {
      name: 'q1',
      what: 'q1: one incident with everything',
      query: ONE,
      variables: ids.map((id) => ({ id })),
    },
    { name: 'q2', what: 'q2: the board, 50 incidents', query: BOARD, variables: pages },
    { name: 'q3', what: 'q3: 100 flat rows', query: FLAT, variables: pages },
  ];
}
