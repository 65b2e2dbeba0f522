// Holds messages and views against Slack's own types, with the TypeScript compiler. Reads one JSON object a line, {name, type, body}, where
// type is the name of a type of @slack/web-api, @slack/types or @slack/bolt; prints one a line, {name, errors: [...]}.
const path = require('node:path');
const ts = require('typescript');

const HOME = {
  ChatPostMessageArguments: '@slack/web-api', ChatUpdateArguments: '@slack/web-api', ChatPostEphemeralArguments: '@slack/web-api',
  ViewsOpenArguments: '@slack/web-api', ViewsPublishArguments: '@slack/web-api', ViewsUpdateArguments: '@slack/web-api',
  View: '@slack/types', KnownBlock: '@slack/types', RespondArguments: '@slack/bolt', ViewErrorsResponseAction: '@slack/bolt',
};

const options = {
  strict: true, noEmit: true, skipLibCheck: true, exactOptionalPropertyTypes: false,
  module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, types: [],
};

// A file of one message: what is written out as a literal is held to the letter, unknown fields too. The types of whole calls let blocks of
// any kind and any metadata pass; so these are held against the types of their own as well.
const constant = (name, type, value) => `export const ${name}: ${type} = ${JSON.stringify(value, null, 1)};\n`;
const source = ({ type, body }) =>
  `import type { ${type} } from '${HOME[type]}';\nimport type { KnownBlock as Known, MessageMetadata } from '@slack/types';\n`
  + constant('said', type, body)
  + constant('blocks', 'Known[]', body.blocks ?? body.view?.blocks ?? [])
  + (body.metadata ? constant('metadata', 'MessageMetadata', body.metadata) : '');

const lines = require('node:fs').readFileSync(0, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const files = new Map(lines.map((asked, n) => [path.join(__dirname, `message-${n}.ts`), asked]));
const host = ts.createCompilerHost(options);
const { fileExists, readFile, getSourceFile } = host;
host.fileExists = (name) => files.has(name) || fileExists(name);
host.readFile = (name) => (files.has(name) ? source(files.get(name)) : readFile(name));
host.getSourceFile = (name, version, ...rest) =>
  files.has(name) ? ts.createSourceFile(name, source(files.get(name)), version) : getSourceFile(name, version, ...rest);

const program = ts.createProgram([...files.keys()], options, host);
const general = program.getGlobalDiagnostics().concat(program.getOptionsDiagnostics());
for (const [file, { name }] of files) {
  const text = (told) => ts.flattenDiagnosticMessageText(told.messageText, ' / ');
  const unit = program.getSourceFile(file);
  const told = general.concat(program.getSyntacticDiagnostics(unit), program.getSemanticDiagnostics(unit));
  process.stdout.write(`${JSON.stringify({ name, errors: told.map(text) })}\n`);
}
