"""How people come in: from the button in a mail to "Thank you"."""

RESIDENT = "specialty trainee or resident"


def comes_in(visitor, letter):
    """Follow an invitation's first button and begin."""
    visitor.opens(letter.button("What it is, and to begin")).finds("Good to see you")
    visitor.presses("Begin").finds("Who are you?")


def says_who_they_are(visitor, *, step, place):
    visitor.ticks("English").presses("Continue").finds("Where are you?")
    visitor.writes("Where do you work or study?", place).picks("How far along are you?", step)


def signs_up_as_mentee(visitor, *, need, words, began=None, step=RESIDENT):
    """Every page of a mentee's sign-up, with the least that is asked and a few words."""
    says_who_they_are(visitor, step=step, place="Lowmoor Hospital")
    if began:
        visitor.writes("When did your training here begin, or when will it?", began)
    visitor.presses("Continue").finds("What is it about?")
    visitor.ticks(need).presses("Continue").finds("Anything else?")
    visitor.ticks("Working in a team").presses("Continue").finds("In your own words")
    visitor.writes("What I would like help with", words)
    visitor.presses("Continue").finds("What matters in a mentor?")
    visitor.ticks("came from another country").presses("Continue").finds(
        "How would you like to meet?"
    )
    visitor.ticks("video").presses("Continue").finds("Who judges your work?")
    visitor.presses("Continue")
    agrees_and_takes_part(visitor)


def signs_up_as_mentor(visitor, *, helps_with, portrait):
    """Every page of a mentor's sign-up."""
    says_who_they_are(visitor, step="specialist, GP or consultant", place="Northshire Infirmary")
    visitor.presses("Continue").finds("What can you offer?")
    visitor.ticks(helps_with, "working in a team").presses("Continue").finds(
        "What are you like to talk to?"
    )
    visitor.writes("A few words about yourself", portrait)
    visitor.presses("Continue").finds("How can people meet you?")
    visitor.ticks("video").presses("Continue").finds("How much room do you have?")
    visitor.writes("For how many people at a time do you have room?", "1").presses("Continue")
    agrees_and_takes_part(visitor)


def agrees_and_takes_part(visitor):
    """The last pages, the same for both sides."""
    visitor.finds("Is there somebody you would rather not meet?").presses("Continue")
    visitor.finds("What stays between you, and its limits").presses("I have read it and agree")
    visitor.finds("This is what others see").presses("Take part")
    visitor.finds("Thank you").reads("You take part")
