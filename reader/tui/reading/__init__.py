"""What the reading screen is put together from.

Each part is a class with its own state, given in its constructor what it needs; none looks into another's private
attributes. `page` is what all of them look at, `parts` makes them, `reader.tui.screens.reading` hands them keys and events.
The methods `action_*` of a part are the actions of bindings.
"""
