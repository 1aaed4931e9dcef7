"""The presenter: what a teacher sees of a class while the class sees the class display."""
