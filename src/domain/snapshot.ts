/**
 * The point-in-time snapshot: one row an account, computed from facts dated before its as-of date (the
 * day its first decided deal was opened; for accounts with none, now).
 *
 * Table `snapshot`:
 *   account_key integer
 *   as_of       timestamp
 *   decided_at  timestamp   when the outcome was known; null for accounts not decided
 *   first_decided_at timestamp  when the first decided deal was closed: whoever was lost first and won later
 *                           counts as lost until decided_at
 *   won         integer     1 became a customer, 0 decided but never won, null not decided
 *   first_won   integer     outcome of the first decided deal, null where there is none
 *   customer    integer     1 or 0: has a won deal, or an invoice where no deal tells, or is known to have
 *                           stayed or churned
 *   retained    integer     1 stayed, 0 churned, null where it is not known or nobody was a customer
 *   t0, t1, ... text or number, one a trait (CatalogueTrait.column)
 * Table `nf_trait` (position integer, id text, trait text): the catalogue, JSON of CatalogueTrait.
 *
 * Table `customer_value`, one row a customer: account_key integer, value number in [0, 100],
 *   place integer (1 is best), best integer (1 or 0). Customers the definition excludes are not there.
 * Table `customer_value_part`, the summands of each value: account_key integer, criterion text, raw number,
 *   percentile number in [0, 100], weight number in [0, 1], contribution number.
 *
 * Table `customer_lifetime`, one row a customer: account_key, place (1 is the most value) integer; first_day,
 *   last_day, bought integer, spent number: days of purchase, counted from 1970-01-01, and their sum; active
 *   number in [0, 1]; purchases, spend, lifetime_value number within the months asked for, purchases_low,
 *   purchases_high, value_low, value_high number; forever number, null without a discount.
 *
 * Table `expected_value`, one row an account that is not a customer: account_key, chance_place, value_place
 *   integer (1 is the best chance, or the most expected value), probability number, tier text; value,
 *   value_low, value_high number: what it would bring if won; expected, expected_low, expected_high number:
 *   the same times probability. Where the data tells who stays, also staying, staying_low, staying_high number in
 *   [0, 1]; kept, kept_low, kept_high number: expected times staying; staying_place, kept_place integer.
 *
 * Table `score`, one row an account: account_key integer, points integer, tier text, probability number,
 *   known number in [0, 1], and where asked for `for1..3`, `against1..3` integer (loop/score reads them).
 *
 * Table `account_ref`, one row an account: account_key integer, ref text, which stays with it over imports where
 *   keys do not, and says nothing of who it is.
 */
export const snapshotTable = 'snapshot'
export const traitTable = 'nf_trait'
export const customerValueTable = 'customer_value'
export const customerValuePartTable = 'customer_value_part'
export const customerLifetimeTable = 'customer_lifetime'
export const scoreTable = 'score'
export const accountRefTable = 'account_ref'
export const expectedValueTable = 'expected_value'
