/**
 * Days before the end of a certificate at which its alarm rings: one that ACM renews by itself is renewed 60 days before.
 *
 * Source: ACM user guide, "Managed certificate renewal".
 */
export const daysToExpiry = 30;
