/** Ends a run with one line that a person or a script can read; a suite that fails to load counts as one failed. */
export default class LastLine {
  onRunComplete(_contexts, results) {
    this.line = `${results.numPassedTests} passed, ${results.numFailedTests + results.numRuntimeErrorTestSuites} failed`;
    process.once('exit', () => process.stdout.write(`${this.line}\n`));
  }
}
