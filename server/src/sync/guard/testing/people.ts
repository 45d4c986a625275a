/** The client ids of the two people of the stage: Amina's words are there, Mallory comes. */
export const AMINA_ID = 1_000;
export const MALLORY_ID = 6_660;
