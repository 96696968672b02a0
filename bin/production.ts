// Before anything imports React: without it, pages are rendered by its development build, several times as slowly.
process.env.NODE_ENV ||= 'production'
