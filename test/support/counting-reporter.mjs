/** Prints `N passed, N failed` (and skipped, when there are any) alone on the last line: what CI counts. */
export default class CountingReporter {
  onRunComplete(_contexts, results) {
    const broken = results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${results.numFailedTests + broken} failed`;
    console.log(skipped ? `${line}, ${skipped} skipped` : line);
  }
}
