/** What closing would leave behind, in words. */
export function leftOpen({ tasks, questions }: { tasks: number; questions: number }): string[] {
  const said = (count: number, what: string) =>
    count === 0 ? [] : [count === 1 ? `1 ${what} is open.` : `${count} ${what}s are open.`];
  return [...said(tasks, 'task'), ...said(questions, 'question')];
}
