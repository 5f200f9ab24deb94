import { randomFillSync } from 'node:crypto';

const BLOCK = 16 * 1024;

/** Random bytes, fetched a block at a time: asked for singly, they cost more than sealing a person does. Each is given out once. */
export function randomSupply(): (length: number) => Buffer {
  let block = Buffer.alloc(0);
  return (length) => {
    if (block.length < length) block = randomFillSync(Buffer.alloc(BLOCK));
    const given = block.subarray(0, length);
    block = block.subarray(length);
    return given;
  };
}
