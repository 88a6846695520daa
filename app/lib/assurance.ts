/** How sure the city is of who someone is (0 to 4), and of their being there (0 to 2): two numbers, never added. */
export type Assurance = {
	/** 0 nobody · 1 address proved · 2 residence checked · 3 FranceConnect (eidas1) · 4 FranceConnect+ (eidas2 or more). */
	identity: 0 | 1 | 2 | 3 | 4;
	/** 0 signed out · 1 one factor · 2 two factors, or a passkey that verified its owner. */
	authentication: 0 | 1 | 2;
	/** Whether their living here was checked and still holds: FranceConnect alone does not say it. */
	residence: boolean;
};

/** What an act asks for; what is left out is not asked. */
export type Needs = {
	identity?: Assurance["identity"];
	authentication?: Assurance["authentication"];
	residence?: true;
};

export const nobody: Assurance = { identity: 0, authentication: 0, residence: false };
