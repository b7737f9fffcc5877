# frozen_string_literal: true

# Not routes: these blocks are run by a client, and their parameters are answers of a server that
# this program asks.
class Client
  def get(path)
    yield({ 'path' => path })
  end

  def fetch(path)
    get(path) { |params| system("log #{params['path']}") }
  end
end
