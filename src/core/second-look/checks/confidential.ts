import { type Check, finding } from '../finding.ts'
import { findListed } from '../word-lists.ts'

/** The organisation's own confidential words and code names, in whatever form. */
export const confidential: Check = ({ words }, { lists }) =>
  lists ? findListed(words, lists, 'confidential').map((span) => finding('confidential', span)) : []
