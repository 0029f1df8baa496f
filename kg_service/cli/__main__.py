"""``python -m kg_service.cli``."""

from kg_service.cli import main

if __name__ == "__main__":
    main()
