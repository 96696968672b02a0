/** A page for whoever comes from outside: no application, no script, kept by nobody on the way. */
export const plainPage = (inner: string, status: number, language: string): Response =>
  new Response(
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/plain.css"><meta name="robots" content="noindex">${inner}</html>`,
    { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } },
  )
