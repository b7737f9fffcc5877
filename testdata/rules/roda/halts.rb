# frozen_string_literal: true

require 'roda'

# What ends the handler is asked of the request.
class Depot < Roda
  plugin :halt

  route do |r|
    r.on 'move' do
      r.halt(400) unless r.params['to'].to_s.match?(/\A\d+\z/)
      system("a #{r.params['to']}")

      r.post do
        system("a #{r.params['to']}")
        system("a #{r.params['note']}") # want RBN201
      end
    end

    r.on 'home' do
      to = r.params['to'].to_s
      r.redirect '/' unless to.match?(/\A\d+\z/)

      r.get 'x' do
        system("a #{to}")
      end
    end

    r.on 'warn' do
      warn 'odd' unless r.params['to'].to_s.match?(/\A\d+\z/)

      r.post do
        system("a #{r.params['to']}") # want RBN201
      end
    end
  end
end
