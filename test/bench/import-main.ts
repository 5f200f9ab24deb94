import { benchRoom } from './bench-room.ts';
import { measureImport } from './people/measure-import.ts';

// In a process of its own: its memory is part of what is measured.
const people = Number(process.argv[2]);
const room = await benchRoom(4);
try {
  process.send?.(await measureImport(room, people));
} finally {
  await room.close();
  process.disconnect?.();
}
