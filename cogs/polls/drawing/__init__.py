"""Drawing charts with matplotlib: imported where a picture is drawn, and nowhere else."""
