/** Whether those tests run too that say the same at greater length: NORTHFIT_TEST_LONG=1 npm test. */
export const long = process.env['NORTHFIT_TEST_LONG'] !== undefined
