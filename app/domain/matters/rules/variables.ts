/** What a ready-made text may be filled with: this list and nothing else. `isPersonal`: never in what everybody reads. */
export const variables = {
	ville: { isPersonal: false },
	telephone: { isPersonal: false },
	courriel: { isPersonal: false },
	delai: { isPersonal: false },
	nom: { isPersonal: true },
	reference: { isPersonal: true },
	agent: { isPersonal: true },
} as const satisfies Record<string, { isPersonal: boolean }>;

export type Variable = keyof typeof variables;

export const publicVariables = (Object.keys(variables) as Variable[]).filter((name) => !variables[name].isPersonal);

const MARK = /\{([^{}\n]{1,40})\}/g;

const isVariable = (name: string): name is Variable => Object.hasOwn(variables, name);

/** The marks of a text that are no variable it may hold, each once, as typed. */
export const unknownMarks = (text: string, { isPublic }: { isPublic: boolean }): string[] => {
	const names = [...text.matchAll(MARK)].map(([, name = ""]) => name);
	return [...new Set(names)].filter((name) => !isVariable(name) || (isPublic && variables[name].isPersonal));
};

/** The text with its variables replaced, once: what a value holds is never read as a variable. Unknown marks stay as typed. */
export const fillIn = (text: string, values: Partial<Record<Variable, string>>): string =>
	text.replace(MARK, (mark, name: string) => (isVariable(name) ? (values[name] ?? mark) : mark));
