/** For a year that was told by a platform that has stopped: how it is started, in the folder that it was told in. */
export function startAgain(folder: string): string {
  const command = `npm start -- --data-dir ${JSON.stringify(folder)}`;
  return `  Dữ liệu đã sẵn sàng. Khởi động nền tảng bằng / The data are there. Start the platform with:\n\n  ${command}\n`;
}

/** What to ask once the year is told, as one types it in a shell. */
export function sampleQueries(url: string, folder: string): string {
  const token = `$(npm run -s token -- committee --data-dir ${JSON.stringify(folder)})`;
  const asked = [
    `{ figure(indicator: "inspections-done", from: "2013-07-01", to: "2013-12-31") { value { ... on NumberValue { value } } frame { completeTo { at } } } }`,
    `{ overview(by: UNIT, from: "2013-07-01", to: "2014-06-30", indicators: ["inspections-done", "fines-imposed"]) { rows columns { indicator { code } total { value { ... on NumberValue { value } } } cells { row figure { value { ... on NumberValue { value } } } } } } }`,
    `{ coverage(directive: "879-ubnd-vx-2013-ppc", from: "2013-07-01", to: "2013-12-31") { states { state cells } missing { obligation { code } addressee { agency } } } }`,
    `{ obligations(code: "O31") { code words followUps { addressee { agency } state } } }`,
  ];
  const lines = asked.map(
    (query) =>
      `curl -s ${url}/graphql -H "authorization: Bearer ${token}" -H 'content-type: application/json' \\\n    -d '${JSON.stringify({ query })}'`,
  );
  return `  Thử hỏi / try:\n\n${lines.map((line) => `  ${line}`).join('\n\n')}\n`;
}
