import type { DataSource } from 'typeorm';
import { Refusal } from '../../domain/refusal.ts';

const UPLOADS = 3;

/** Runs an upload in a slot, or refuses when all are taken. */
export type UploadSlots = <T>(upload: () => Promise<T>) => Promise<T>;

/**
 * Lets so many uploads run at once and refuses more: each holds a connection to the database for as long as its file
 * takes to arrive, and everybody else needs one too.
 */
export function uploadSlots(most: number): UploadSlots {
  let taken = 0;
  return async (upload) => {
    if (taken >= most) throw full(most);
    taken += 1;
    try {
      return await upload();
    } finally {
      taken -= 1;
    }
  };
}

function full(limit: number): Refusal {
  return new Refusal(
    'UNAVAILABLE',
    `${limit} ${limit === 1 ? 'upload is' : 'uploads are'} being taken in, as many as at once. Nothing was changed; send the file again once one has ended.`,
    { limit },
  );
}

/** The slots of one process, for uploads of every kind: three, but never every connection of the pool. */
export function uploadSlotsOn({ options: { poolSize = UPLOADS + 1 } }: DataSource): UploadSlots {
  return uploadSlots(Math.max(1, Math.min(UPLOADS, poolSize - 1)));
}
