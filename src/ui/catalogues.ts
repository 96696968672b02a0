import { registerCatalogue } from './intl.ts'
import en from './messages/en.ts'
import fi from './messages/fi.ts'
import sv from './messages/sv.ts'

/** On the server every language is at hand: for pages, mails and the command line. */
export function registerAll(): void {
  registerCatalogue('fi', fi)
  registerCatalogue('sv', sv)
  registerCatalogue('en', en)
}
