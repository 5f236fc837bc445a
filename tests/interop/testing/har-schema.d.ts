/** JSON schemas of HAR 1.2, draft 06, by the name of what they describe. */
declare module 'har-schema' {
  const schemas: Readonly<Record<string, object>>;
  export default schemas;
}
