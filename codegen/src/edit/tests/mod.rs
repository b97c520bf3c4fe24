mod overlays;
mod scripts;
