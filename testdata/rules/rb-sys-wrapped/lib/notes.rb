require 'notes'

class Notes
  class << self
    alias remove lose
    alias_method :clean, :count
  end

  alias first head
end
