# frozen_string_literal: true

# Fetches a page.
class Fetcher
  PAGES = 'https://pages.example.com/'

  def initialize(url)
    @url = url
  end

  def fetch
    Net::HTTP.get_response(URI(@url)).body # want RBN601
  end

  def self.page(name)
    Net::HTTP.get_response(URI(PAGES + name)).body
  end
end
