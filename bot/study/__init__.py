"""The texts as a whole -> what a reader studies: terms, topics across authors, structure, questions to try oneself on."""
