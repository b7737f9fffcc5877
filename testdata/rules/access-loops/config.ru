require_relative 'app'
run Stack.app
