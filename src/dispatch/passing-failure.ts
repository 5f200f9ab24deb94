/** SQLSTATE classes: connection lost, deadlock or serialization, out of resources, operator's intervention, system. */
const CLASSES = /^(?:08|40|53|57|58|28)/;
const SYSTEM = /^E[A-Z]{3,}$/;
const WORDS =
  /connection terminated|connection error|not queryable|client was closed|timeout exceeded|already released|server closed/i;

/** Whether an error of the database passes by itself: the way to it is broken, or two transactions crossed. */
export function passesByItself(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string' && (CLASSES.test(code) || SYSTEM.test(code))) return true;
  return typeof code !== 'string' && WORDS.test(error.message);
}
