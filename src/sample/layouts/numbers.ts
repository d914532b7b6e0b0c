/**
 * Record numbers by arithmetic on the account index, so that any row can point at any other without
 * remembering it. Each account owns a block in every object; a duplicate has the block's last place.
 */
const contactsEach = 12
const dealsEach = 6
const activitiesEach = 64

export const accountNumber = (index: number): number => index * 2
export const duplicateNumber = (index: number): number => index * 2 + 1
export const contactNumber = (index: number, ordinal: number): number =>
  index * contactsEach + ordinal
export const duplicateContactNumber = (index: number): number =>
  index * contactsEach + contactsEach - 1
export const dealNumber = (index: number, ordinal: number): number => index * dealsEach + ordinal
/** A person's part in a deal. */
export const roleNumber = (contact: number, deal: number): number => contact * dealsEach + deal
export const activityNumber = (index: number, ordinal: number): number =>
  index * activitiesEach + ordinal
