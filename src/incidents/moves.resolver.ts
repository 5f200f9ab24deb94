import { FieldResolver, Resolver, Root } from 'type-graphql';
import { type Move, movesFrom } from '../domain/lifecycle.ts';
import { Incident } from './incident.type.ts';
import { MoveEnum } from './move.input.ts';

@Resolver(() => Incident)
export class MovesResolver {
  @FieldResolver(() => [MoveEnum], {
    description: 'The steps moveIncident can take now. Closing is closeIncident, see blocksClosing.',
  })
  moves(@Root() { state }: Incident): readonly Move[] {
    return movesFrom(state).filter((move) => move !== 'CLOSE');
  }
}
