require_relative "kiln/kiln"
