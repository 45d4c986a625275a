/** The address under which tests reach their installation. */
export const TEST_URL = "https://charter.test";
