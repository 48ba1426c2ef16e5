"""Drawing pictures as SVG: imported where a picture is drawn, and nowhere else."""
