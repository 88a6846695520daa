import type { Act } from "~/domain/accounts/permissions";

/** A URL, and the act of the permission table its doors ask for: one for both, or one for reading (get) and one for acting (post). */
export type AccessLines = Record<string, Act | { get?: Act; post?: Act }>;
