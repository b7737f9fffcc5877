# frozen_string_literal: true

# What is set once holds in the whole program.
Oj.default_options = { mode: :strict, time_format: :ruby }.freeze
