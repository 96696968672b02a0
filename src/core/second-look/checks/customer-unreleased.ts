import { type Check, finding } from '../finding.ts'
import { findListed } from '../word-lists.ts'

/** Customers who have not said that they may be named. */
export const customerUnreleased: Check = ({ words }, { lists }) =>
  lists ? findListed(words, lists, 'customer').map((span) => finding('customer-unreleased', span)) : []
