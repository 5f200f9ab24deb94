import { Arg, Ctx, Extensions, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { Notice } from '../notices/notice.type.ts';
import { NoticePreview } from '../notices/notice-text.type.ts';
import type { DeliveryRecipient } from './delivery.row.ts';
import type { DispatchContext } from './dispatch-context.ts';
import { DeliveryRecipientEnum } from './dispatch-enums.ts';
import { previewFor } from './preview-for.ts';

@Extensions({ permission: 'person:read-masked' satisfies Permission })
@ObjectType({ description: 'The message one person, or their guardian, would get; name and address masked.' })
export class PersonalPreview {
  @Field(() => DeliveryRecipientEnum, { description: 'Whom it goes to.' }) recipient!: DeliveryRecipient;
  @Field(() => String, {
    nullable: true,
    description:
      'Why it would not be sent (GUARDIAN_UNKNOWN, NO_MAIL_ADDRESS, DO_NOT_CONTACT, …); null: it would.',
  })
  withheld!: string | null;
  @Field(() => String, { description: 'The language variant (BCP 47).' }) locale!: string;
  @Field(() => String, { nullable: true, description: 'The address, masked; null: nothing would be sent.' })
  to!: string | null;
  @Field(() => NoticePreview, { nullable: true, description: 'The message; null: nothing would be sent.' })
  message!: NoticePreview | null;
}

@Resolver(() => Notice)
export class NoticePreviewResolver {
  @Extensions({ permission: 'person:read-masked' satisfies Permission })
  @FieldResolver(() => [PersonalPreview], {
    description:
      'Exactly what would go out for one person by the current text: to them, to their guardian, or to both. Fails with NOT_FOUND for a person who is not in its incident, or was erased.',
  })
  async previewFor(
    @Root() { id: noticeId }: Notice,
    @Arg('personId', () => ID, { description: 'The person.' }) personId: string,
    @Ctx() context: DispatchContext,
  ): Promise<PersonalPreview[]> {
    const { organizationId, masterKey } = context;
    const now = await context.now();
    const asked = { organizationId, noticeId, personId, now };
    const previews = await previewFor(await context.db(), masterKey, asked);
    return previews.map((preview) =>
      Object.assign(new PersonalPreview(), {
        ...preview,
        message: preview.message && Object.assign(new NoticePreview(), preview.message),
      }),
    );
  }
}
