require_relative 'grids/grids'
