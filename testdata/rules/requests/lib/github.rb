# frozen_string_literal: true

# A service with an address of its own.
class Github
  include HTTParty
  base_uri 'https://api.github.com'

  def user(name)
    self.class.get("/users/#{name}")
  end
end
