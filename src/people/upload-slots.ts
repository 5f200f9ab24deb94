import { Refusal } from '../domain/refusal.ts';

/**
 * Lets so many uploads run at once and refuses more: each holds a connection to the database for as long as its file
 * takes to arrive, and everybody else needs one too.
 */
export function uploadSlots(most: number): <T>(upload: () => Promise<T>) => Promise<T> {
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
