cog-name = Errand
marked = You marked **{ $words }**.
mark-again = Mark it again
mark-note = Only you can see this.
note = { $words }
