# frozen_string_literal: true

require 'rails'

# Who skips a filter everywhere has a habit: one finding says so, and where.
class BooksController < ActionController::Base
  skip_before_action :authenticate_user! # want RBN706
end

class PapersController < ActionController::Base
  skip_before_action :authenticate_user! # want RBN706
end

class ShelvesController < ActionController::Base
  skip_before_action :authenticate_user! # want RBN706
end

class AuthorsController < ActionController::Base
  skip_before_action :authenticate_user! # want RBN706
end

class PagesController < ActionController::Base
  skip_before_action :authenticate_user! # want RBN706
end

class AboutController < ActionController::Base
  skip_before_action :authenticate_user! # want RBN706
end
