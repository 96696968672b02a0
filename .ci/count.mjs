// Sums up the suites' results: first each test that failed and each that passed at its second try only, by name and
// with why; at the very end one plain line. An unsteady test fails nothing, but it is named, so that it gets mended.
import { readdirSync, readFileSync } from 'node:fs'

const [folder, brokenSteps] = process.argv.slice(2)
const sums = { passed: 0, failed: 0, skipped: 0 }
const told = { failed: [], unsteady: [] }

for (const file of readdirSync(folder)) {
  const suite = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
  sums.passed += suite.numPassedTests
  sums.failed += suite.numFailedTests
  sums.skipped += suite.numPendingTests
  // A file that could not even be read has no test that failed.
  if (suite.numFailedTests === 0 && suite.numFailedTestSuites > 0) sums.failed += 1
  for (const { name, message, assertionResults } of suite.testResults) {
    const where = `${file.replace('.json', '')}: ${name.split('/').slice(-3).join('/')}`
    if (assertionResults.length === 0 && message) told.failed.push(`${where}\n    ${short(message)}`)
    for (const { fullName, status, failureMessages } of assertionResults) {
      const line = `${where}: ${fullName}\n    ${short(failureMessages[0] ?? '')}`
      if (status === 'failed') told.failed.push(line)
      else if (status === 'passed' && failureMessages.length > 0) told.unsteady.push(line)
    }
  }
}

function short(message) {
  return message.split('\n').slice(0, 12).join('\n    ').slice(0, 1_500)
}

for (const line of told.unsteady) console.log(`PASSED AT THE SECOND TRY ${line}`)
for (const line of told.failed) console.log(`FAILED ${line}`)
if (sums.failed === 0) sums.failed = Number(brokenSteps)
console.log(`${sums.passed} passed, ${sums.failed} failed${sums.skipped ? `, ${sums.skipped} skipped` : ''}`)
