require_relative 'app'
run Gateways
