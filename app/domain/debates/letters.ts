/** The name of a group: A, B, C… */
export const letterOf = (rank: number): string => String.fromCharCode(65 + rank);
