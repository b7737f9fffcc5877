# frozen_string_literal: true

# Writes down who did what.
class Audit
  def initialize
    @logger = Logger.new('audit.log')
  end

  def login(name)
    @logger.info("login of #{name}") # want RBN702
  end

  def logout(name)
    @logger.info("logout of #{name.inspect}")
  end
end
